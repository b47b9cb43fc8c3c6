// The slider beneath a chart walks its marks: arrow keys say each one, Enter opens its evidence.
import { openEvidence } from "./drawer.js"
import { ifDrawn } from "./figures.js"

function point(slider) {
  const [id, words] = JSON.parse(slider.dataset.points)[slider.value]
  return { id, words }
}

function say(slider) {
  const { id, words } = point(slider)
  slider.setAttribute("aria-valuetext", words)
  slider.closest(".walk").querySelector("output").textContent = words
  const chart = slider.closest(".chart")
  const figure = ifDrawn(chart?.querySelector("figure[data-figure]"))
  if (figure) pointAt(figure, id)
}

function pointAt(figure, id) {
  for (const [curveNumber, trace] of figure.data.entries()) {
    const pointNumber = Array.from(trace.customdata ?? []).indexOf(id)
    if (pointNumber >= 0) return window.Plotly.Fx.hover(figure, [{ curveNumber, pointNumber }])
  }
}

export function walkMarks() {
  const isSlider = (element) => element.matches?.(".walk input")
  for (const moved of ["input", "focusin"]) {
    document.addEventListener(moved, ({ target }) => isSlider(target) && say(target))
  }
  document.addEventListener("keydown", ({ key, target }) => {
    if (key === "Enter" && isSlider(target)) openEvidence(point(target).id)
  })
}
