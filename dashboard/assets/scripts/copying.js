// Buttons that copy a text. Where the browser keeps the clipboard from the page, as it does on
// plain http and in frames of other sites, the text is copied as a marked one; where that is kept
// from it too, it stands beside the button, marked, for the reader to copy.
import { words } from "./words.js"

const SECONDS = 2

// The text in a field of its own, marked.
function marked(text, button) {
  const field = document.createElement("textarea")
  Object.assign(field, { value: text, readOnly: true, className: "to-copy", rows: 3 })
  field.setAttribute("aria-label", button.dataset.label)
  button.after(field)
  field.select()
  return field
}

function copyMarked(text, button) {
  button.parentElement.querySelector(".to-copy")?.remove()
  const field = marked(text, button)
  let isCopied = false
  try {
    isCopied = document.execCommand("copy")
  } catch {
    // The field stays, for the reader.
  }
  if (!isCopied) return false
  field.remove()
  button.focus()
  return true
}

// The address of the page as it is seen, with what a link within it adds.
function linkWith(query) {
  const address = new URL(window.location.href)
  new URLSearchParams(query).forEach((value, name) => address.searchParams.set(name, value))
  address.hash = ""
  return address.href
}

// A button without a text of its own copies the lines before it.
function textOf(button) {
  const text = button.dataset.copy ?? button.previousElementSibling.textContent
  return text.startsWith("?") ? linkWith(text) : text
}

async function copy(button) {
  const text = textOf(button)
  button.dataset.label ??= button.textContent
  const isCopied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  )
  button.textContent = isCopied || copyMarked(text, button) ? words("copied") : words("copyByHand")
  setTimeout(() => (button.textContent = button.dataset.label), SECONDS * 1000)
}

export function copyOnClick() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button.copy[data-copy], pre + button.copy")
    if (button) copy(button)
  })
}
