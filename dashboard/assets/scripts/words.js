// What the scripts say, in the language of the page: the server writes it beside their address.
const ENGLISH = {
  copied: "Copied",
  copyByHand: "Press Ctrl+C to copy",
  noEvidence: "The evidence could not be loaded. Close this and try again.",
  noFigure: [
    "The chart could not be loaded. Its values stand in the table beneath;",
    "reload the page to try again.",
  ].join(" "),
  noPanel: "This could not be loaded. Close it and open it again.",
  noPicture: "Not possible in this browser",
}

export function words(key) {
  const written = document.querySelector("script[data-words]")?.dataset.words
  return JSON.parse(written ?? "{}")[key] ?? ENGLISH[key]
}
