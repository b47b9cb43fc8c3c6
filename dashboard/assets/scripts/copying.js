// Buttons that copy: a text, or the address of this view with some parameters more.
const SECONDS = 2

function viewedWith(parameters) {
  const view = new URL(window.location.href)
  for (const [name, value] of new URLSearchParams(parameters)) view.searchParams.set(name, value)
  return view.href
}

async function copy(button) {
  const text = button.dataset.copy
  button.dataset.label ??= button.textContent
  try {
    await navigator.clipboard.writeText(text.startsWith("?") ? viewedWith(text) : text)
    button.textContent = "Copied"
  } catch {
    button.textContent = "Not allowed by the browser"
  }
  setTimeout(() => (button.textContent = button.dataset.label), SECONDS * 1000)
}

export function copyOnClick() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button.copy[data-copy]")
    if (button) copy(button)
  })
}
