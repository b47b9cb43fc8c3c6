// A picture for print is drawn anew, always on a light ground, as wide as a page or as one column:
// title and key above the figure, caveat, sources and release beneath.
import { drawn, sheetsAt } from "./figures.js"
import { words } from "./words.js"

const SIDE = 24 // pixels between the edge of the picture and its texts
const COLUMN = 760 // pixels up to which a picture takes the narrow form of its figure
const style = getComputedStyle(document.documentElement)
const SERIF = style.getPropertyValue("--serif").trim()
const SANS = style.getPropertyValue("--sans").trim()
const TITLE = { weight: 700, family: SERIF, size: 22, line: 28 }
const SUBTITLE = { weight: 400, family: SANS, size: 15, line: 22 }
const KEY = { weight: 400, family: SANS, size: 13, line: 18 }
const NOTE = KEY
const MARK = { width: 14, height: 12, room: 22, between: 20 }
const INK = "#16191d"
const QUIET = "#545a62"

const pen = document.createElement("canvas").getContext("2d")

// Plotly's texts know a few tags.
const plain = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")

// Lines one under the other, in the weight of their type.
function marked(texts, type) {
  const words = texts.map(plain).join("<br>")
  return type.weight > 400 ? `<b>${words}</b>` : words
}

function widthOf(text, type) {
  pen.font = `${type.weight} ${type.size}px ${type.family}`
  return pen.measureText(text).width
}

// What no line divides, with the space behind it. Chinese parts between any two characters, save
// before closing marks, after opening ones, and between a number and what it counts in.
const HAN = "\\p{Script=Han}"
const [OPENING, CLOSING] = ["（《“‘", "，。、；：？！）》"]
const BEHIND = `[${CLOSING}”’…—%万亿年月日]*\\s*`
const PART = `${HAN}|[^${HAN}\\s${OPENING}${CLOSING}]+|[${CLOSING}]+`
const PARTS = new RegExp(`[${OPENING}]*(?:${PART})${BEHIND}`, "gu")

// The text in lines that fit; a part that is longer than a line is cut.
function lines(text, type, width) {
  const fits = (line) => widthOf(line, type) <= width
  const found = [""]
  for (let part of text.match(PARTS) ?? []) {
    while (!fits(part.trim())) {
      let end = part.length - 1
      while (end > 1 && !fits(part.slice(0, end))) end -= 1
      found.push(part.slice(0, end))
      part = part.slice(end)
    }
    const longer = found.at(-1) + part
    if (fits(longer.trim())) found[found.length - 1] = longer
    else found.push(part)
  }
  return found.map((line) => line.trim()).filter(Boolean)
}

// The entries of the key with their places, row by row, and where the last row ends.
function flowed(key, width, top) {
  let [x, y] = [0, top]
  const entries = []
  for (const [shapes, words] of key) {
    const needs = MARK.room + widthOf(words, KEY) + MARK.between
    if (x && x + needs > width) [x, y] = [0, y + KEY.line]
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 12">${shapes}</svg>`
    entries.push({ x, y, words, source: `data:image/svg+xml;base64,${btoa(svg)}` })
    x += needs
  }
  return { entries, end: key.length ? y + KEY.line : top }
}

// The words around the figure in lines, and where those above it end.
function arranged(key, { title, subtitle, notes }, room) {
  const head = lines(title, TITLE, room)
  const beneathTitle = subtitle ? lines(subtitle, SUBTITLE, room) : []
  const endOfTitle = SIDE + TITLE.line * head.length + 2
  const endOfWords = endOfTitle + SUBTITLE.line * beneathTitle.length + 8
  const { entries, end } = flowed(key, room, endOfWords)
  const foot = notes.split("\n").flatMap((note) => lines(note, NOTE, room))
  return { head, beneathTitle, endOfTitle, entries, end, foot }
}

// Plotly places what stands around a figure by its plot: `left` and `top` lead there in pixels
// from the upper left corner of the picture.
const ON_PAPER = { xref: "paper", yref: "paper" }

function textAt({ left, top }, texts, x, y, type, color) {
  return {
    ...ON_PAPER,
    x: 0,
    xanchor: "left",
    align: "left",
    showarrow: false,
    text: marked(texts, type),
    y: 1,
    yanchor: "top",
    xshift: SIDE + x - left,
    yshift: top - y,
    font: { family: type.family, size: type.size, color },
  }
}

function markAt({ left, top, width, height }, { x, y, source }) {
  return {
    ...ON_PAPER,
    source,
    x: (SIDE + x - left) / width,
    y: 1 + (top - y - 4) / height,
    sizex: MARK.width / width,
    sizey: MARK.height / height,
  }
}

// The figure with title, key and notes around it.
function framed({ data, layout, key }, texts, width) {
  const { t = 0, b = 0, l = 0, r = 0 } = layout.margin ?? {}
  const around = arranged(key, texts, width - 2 * SIDE)
  const above = around.end + 12
  const beneath = 16 + NOTE.line * around.foot.length + SIDE
  const [left, right, top] = [l + SIDE, r + SIDE, t + above]
  const plot = { left, top, width: width - left - right, height: layout.height - t - b }
  const put = (...text) => textAt(plot, ...text)
  const written = [put(around.head, 0, SIDE, TITLE, INK)]
  if (around.beneathTitle.length) {
    written.push(put(around.beneathTitle, 0, around.endOfTitle, SUBTITLE, QUIET))
  }
  for (const entry of around.entries) {
    written.push(put([entry.words], entry.x + MARK.room, entry.y, KEY, QUIET))
  }
  written.push(put(around.foot, 0, top + plot.height + b + 12, NOTE, QUIET))
  return {
    data,
    layout: {
      ...layout,
      width,
      height: layout.height + above + beneath,
      autosize: false,
      paper_bgcolor: texts.ground,
      plot_bgcolor: "rgba(0,0,0,0)",
      margin: { l: left, r: right, t: top, b: b + beneath },
      annotations: [...(layout.annotations ?? []), ...written],
      images: around.entries.map((entry) => markAt(plot, entry)),
    },
  }
}

// What the figure is drawn from, on a light ground, in the form that goes with the width.
async function lightSheet(figure, width) {
  const address = new URL(figure.dataset.figure, document.baseURI)
  address.searchParams.set("ground", "light")
  const { wide, narrow, key } = await sheetsAt(address)
  return { ...wide, ...(width <= COLUMN ? narrow : {}), key }
}

function download(href, name) {
  Object.assign(document.createElement("a"), { href, download: name }).click()
}

function pictureOf(rows, format) {
  const address = new URL(rows.dataset.picture, document.baseURI)
  address.pathname += `.${format}`
  return address.href
}

async function save(button) {
  const { chart, file, ...texts } = button.parentElement.dataset
  const format = button.dataset.form
  const width = Number(button.dataset.width)
  const rows = document.querySelector(`[data-rows="${CSS.escape(chart)}"]`)
  if (rows) return download(pictureOf(rows, format), `${file}.${format}`)
  try {
    // The library is there once the figure of the page is drawn.
    const figure = await drawn(document.querySelector(`figure[data-chart="${CSS.escape(chart)}"]`))
    const picture = framed(await lightSheet(figure, width), texts, width)
    const { height } = picture.layout
    const scale = format === "png" ? 2 : 1
    const href = await window.Plotly.toImage(picture, { format, width, height, scale })
    const size = width <= COLUMN ? "-column" : ""
    download(href, `${file}${size}.${format}`)
  } catch {
    button.textContent = words("noPicture")
  }
}

export function savePictures() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button.picture")
    if (button) save(button)
  })
}
