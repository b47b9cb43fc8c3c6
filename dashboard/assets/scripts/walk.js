// The slider beneath a chart walks its marks: arrow keys say each one, Enter opens its evidence.
import { openEvidence } from "./drawer.js"
import { FIGURES_CHANGED, ifDrawn } from "./figures.js"

const isSlider = (element) => element?.matches?.(".walk input")

function point(slider) {
  const [id, words] = JSON.parse(slider.dataset.points)[slider.value]
  return { id, words }
}

function say(slider) {
  const { words } = point(slider)
  slider.setAttribute("aria-valuetext", words)
  slider.closest(".walk").querySelector("output").textContent = words
  showCard(slider)
}

// The card of the mark that is said, in the figure of the same chart.
function showCard(slider) {
  const chart = slider.closest(".chart")
  const figure = ifDrawn(chart?.querySelector("figure[data-figure]"))
  if (figure) pointAt(figure, point(slider).id)
}

function pointAt(figure, id) {
  for (const [curveNumber, trace] of figure.data.entries()) {
    const pointNumber = Array.from(trace.customdata ?? []).indexOf(id)
    if (pointNumber >= 0) return window.Plotly.Fx.hover(figure, [{ curveNumber, pointNumber }])
  }
}

export function walkMarks() {
  for (const moved of ["input", "focusin"]) {
    document.addEventListener(moved, ({ target }) => isSlider(target) && say(target))
  }
  document.addEventListener(FIGURES_CHANGED, () => {
    const slider = document.activeElement
    if (isSlider(slider)) showCard(slider)
  })
  document.addEventListener("keydown", ({ key, target }) => {
    if (key === "Enter" && isSlider(target)) openEvidence(point(target).id)
  })
}
