// A drawing as a PNG: the file of the drawing, painted by the browser at twice its size.

/** Offer the file below this name. Rejects when the drawing cannot be had or painted.
 * @param {string} address of the SVG file @returns {Promise<void>} */
export async function savePng(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
  const drawing = URL.createObjectURL(await answer.blob());
  try {
    const image = new Image();
    image.src = drawing;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * 2;
    canvas.height = image.height * 2;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const link = document.createElement("a");
    link.download = address.replace(/^.*\/|\.svg$/g, "") + ".png";
    link.href = canvas.toDataURL("image/png");
    link.click();
  } finally {
    URL.revokeObjectURL(drawing);
  }
}
