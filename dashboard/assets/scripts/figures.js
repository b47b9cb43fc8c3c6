// Figures: a `figure` with data-figure is drawn from what stands at this address when it is near.
// Plotly makes a figure for one width; there is one for a wide and one for a narrow place.
import { expectEvidence, openEvidence } from "./drawer.js"
import { isSwipe } from "./touch.js"
import { words } from "./words.js"

export const FIGURES_CHANGED = "figures-changed" // an event of the document

const BOUND = 760 // pixels up to which a place is narrow, as in chart.css
const NEAR = "600px"
const PAPER = 880 // pixels of a figure on paper; media.css makes it smaller

const held = new Map() // figure -> what is known of it
let library
let onPaper = false

const isDrawn = (figure) => held.get(figure)?.width > 0

function plotly() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = document.querySelector("script[data-library]").dataset.library
    script.onload = () => resolve(window.Plotly)
    script.onerror = () => reject(new Error("the library of charts did not come"))
    document.head.append(script)
  })
  return library
}

// What figures are drawn from, as it stands at an address.
export async function sheetsAt(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return answer.json()
}

// Draw a figure whose sheets and library are there.
function put(figure, width, sheets = held.get(figure).sheets) {
  const state = held.get(figure)
  const size = width > BOUND ? "wide" : "narrow"
  // Plotly writes into what it is given.
  const { data, layout } = structuredClone({ ...sheets.wide, ...sheets[size] })
  // Its words stand there until now.
  if (!isDrawn(figure)) figure.replaceChildren()
  state.width = width
  const drawing = window.Plotly.react(figure, data, { ...layout, width }, { displayModeBar: false })
  drawing.then(tellOthers)
  // The figure has a name, a slider and a table; its letters alone would be read as one long word.
  figure.querySelector(".plot-container")?.setAttribute("aria-hidden", "true")
  figure.dataset.drawn = size
  if (!state.answersClicks) {
    figure.on("plotly_click", ({ points }) => onMark(figure, points))
    figure.on("plotly_hover", ({ points }) => onNearMark(points))
  }
  state.answersClicks = true
}

// When any figure comes or goes, Plotly drops the card that it is about to show at another one.
function tellOthers() {
  document.dispatchEvent(new Event(FIGURES_CHANGED))
}

// The ids of all marks that lie where this one does.
function idsAt(figure, { curveNumber, pointNumber }) {
  const place = ({ x, y }, number) => `${x[number]} ${y[number]}`
  const here = place(figure.data[curveNumber], pointNumber)
  const ids = figure.data.flatMap((trace) =>
    Array.from(trace.customdata ?? []).filter((_, number) => place(trace, number) === here),
  )
  return [...new Set(ids)]
}

// The mark on top, and when it has been pressed before, the ones beneath it in turn.
function idToOpen(figure, mark) {
  const state = held.get(figure)
  const ids = idsAt(figure, mark)
  const before = ids.indexOf(state.opened)
  state.opened = before < 0 ? mark.customdata : ids[(before + 1) % ids.length]
  return state.opened
}

// Plotly takes the end of every touch for a click, of one that has scrolled the page too.
function onMark(figure, [mark]) {
  if (mark?.customdata && !isSwipe()) openEvidence(idToOpen(figure, mark))
}

function onNearMark([mark]) {
  if (mark?.customdata) expectEvidence(mark.customdata)
}

// Whether the figure could be drawn, in the width that it has by then.
async function draw(figure) {
  const state = held.get(figure)
  try {
    await Promise.all([plotly(), state.arriving])
  } catch {
    figure.textContent = words("noFigure")
    return false
  }
  if (!figure.isConnected || !figure.clientWidth) return false
  if (!onPaper && state.width !== figure.clientWidth) put(figure, figure.clientWidth)
  return true
}

// The figure once it is drawn, wherever on the page it stands.
export async function drawn(figure) {
  if (!(await draw(figure))) throw new Error("the figure cannot be drawn")
  return figure
}

// The figure if it is drawn by now.
export const ifDrawn = (figure) => (figure && isDrawn(figure) ? figure : null)

function refresh(figure) {
  const state = held.get(figure)
  const isWanted = state?.isNear || isDrawn(figure)
  if (isWanted && !onPaper && figure.clientWidth !== state.width) draw(figure)
}

const nearness = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (held.has(target)) held.get(target).isNear = isIntersecting
      refresh(target)
    }
  },
  // The first is for a page that scrolls, the second for a part of it that does.
  { rootMargin: NEAR, scrollMargin: NEAR },
)
const widths = new ResizeObserver((entries) => entries.forEach(({ target }) => refresh(target)))

function hold(figure) {
  const { figure: address } = figure.dataset
  const state = { isNear: false, width: 0, sheets: null, forPaper: null, answersClicks: false }
  // All figures of a page are a few kilobytes together; on paper there is no time to ask for them.
  state.arriving = sheetsAt(address).then((sheets) => (state.sheets = sheets))
  state.arriving.then(() => holdForPaper(state, address)).catch(() => {}) // told when it is drawn
  held.set(figure, state)
  nearness.observe(figure)
  widths.observe(figure)
}

// What is drawn on paper: the same, save where the screen is dark.
async function holdForPaper(state, address) {
  const light = new URL(address, document.baseURI)
  const isLight = light.searchParams.get("ground") === "light"
  light.searchParams.set("ground", "light")
  state.forPaper = isLight ? state.sheets : await sheetsAt(light)
}

function forget(figure) {
  nearness.unobserve(figure)
  widths.unobserve(figure)
  if (isDrawn(figure)) {
    window.Plotly.purge(figure)
    tellOthers()
  }
  held.delete(figure)
}

// A choice brings its whole page anew. What is drawn from the same address as before stays: it
// takes the place of the figure that has come.
function stays(fresh) {
  const { figure: address } = fresh.dataset
  const isSame = (one) => !one.isConnected && isDrawn(one) && one.dataset.figure === address
  const drawn = [...held.keys()].find(isSame)
  if (drawn) fresh.replaceWith(drawn)
  return Boolean(drawn)
}

// Streamlit replaces parts of the page: figures come and go.
function look() {
  // The first words of the page go before a figure could be drawn there.
  for (const figure of document.querySelectorAll("#root figure[data-figure]")) {
    if (!held.has(figure) && !stays(figure)) hold(figure)
  }
  for (const figure of held.keys()) if (!figure.isConnected) forget(figure)
}

// The browser does not wait: what has not arrived is left out.
function toPaper() {
  onPaper = true
  for (const [figure, { forPaper }] of held) {
    if (window.Plotly && forPaper) put(figure, PAPER, forPaper)
  }
}

function toScreen() {
  onPaper = false
  for (const figure of held.keys()) refresh(figure)
}

export function drawFigures() {
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
  look()
  window.addEventListener("beforeprint", toPaper)
  window.addEventListener("afterprint", toScreen)
}
