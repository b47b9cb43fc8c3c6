// The menu of a phone lies over the page: it takes the focus when it opens,
// and goes when a page is chosen, and with Escape.
const OPENING = 400
const CHOOSING = 50

const part = (name) => document.querySelector(`[data-testid="stSidebar${name}"]`)
const closing = () => part("CollapseButton")?.querySelector("button")

export function tameMenu() {
  document.addEventListener("click", (event) => {
    const clicked = (name) => event.target.closest?.(`[data-testid="${name}"]`)
    if (clicked("stExpandSidebarButton")) setTimeout(() => part("NavLink")?.focus(), OPENING)
    if (clicked("stSidebarNavLink")) setTimeout(() => closing()?.click(), CHOOSING)
  })
}

// Whether there was an open menu to close.
export function closeMenu() {
  const button = closing()
  button?.click()
  return Boolean(button)
}
