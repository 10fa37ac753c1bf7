"""From the catalog to a folder of web pages: the part that knows the disk, the tools and the publisher."""
