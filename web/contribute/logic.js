// Everything of the form that knows no page: what was pasted, what is wrong, how it is written.
export { addressFault, arxivIdIn, doiIn, isArxivId } from "./addresses.js";
export { named, ratio, there } from "./alike.js";
export { readBibtex } from "./bibtex.js";
export { problemsOf } from "./check.js";
export { entryText, fromApi, inOrder } from "./entry.js";
export { apart, wholeNumber } from "./numbers.js";
export { shortName, statedBy, statedByAddress } from "./publication.js";
export { brokenRules, freeId } from "./rules.js";
export { learn } from "./tables.js";
export { clean } from "./texts.js";
export { idFrom, identities, identityOf, letters } from "./works.js";
export { yaml } from "./yaml.js";
