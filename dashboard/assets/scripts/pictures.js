// A picture is the figure in view, with title and legend above, sources and release beneath.
// Of rows, which are no figure, the server makes it.
import { drawn } from "./figures.js"

const SIDE = 20 // pixels between the edge of the picture and its texts
const SERIF = "Georgia, serif"
const TITLE = { font: `700 20px ${SERIF}`, line: 26 }
const KEY = { font: "12px sans-serif", line: 15, before: 18, room: 34, between: 4 }
const NOTE = { font: "11px sans-serif", line: 15 }

const pen = document.createElement("canvas").getContext("2d")

// Plotly's texts know a few tags.
const plain = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")

// The text in lines that fit; a word that is longer than a line is cut.
function lines(text, font, width) {
  pen.font = font
  const fits = (line) => pen.measureText(line).width <= width
  const found = [""]
  for (let word of text.split(" ")) {
    while (!fits(word)) {
      let end = word.length
      while (!fits(word.slice(0, end))) end -= 1
      found.push(word.slice(0, end))
      word = word.slice(end)
    }
    const longer = `${found.at(-1)} ${word}`.trim()
    if (fits(longer)) found[found.length - 1] = longer
    else found.push(word)
  }
  return found.filter(Boolean).map(plain)
}

// The items of the legend with their places, row by row, and where the last row ends.
function flowed(items, width, top) {
  let [x, y, height] = [0, top, 0]
  const keys = []
  for (const item of items) {
    const words = lines(item.textContent.trim(), KEY.font, width - KEY.room)
    const needs = KEY.room + Math.max(...words.map((line) => pen.measureText(line).width))
    if (x && x + needs > width) [x, y, height] = [0, y + height, 0]
    keys.push({ x, y, words: words.join("<br>"), source: item.querySelector("img").src })
    x += needs
    height = Math.max(height, KEY.between + KEY.line * words.length)
  }
  return { keys, end: y + height }
}

function framed(figure, { title, notes, ground }, items) {
  const layout = structuredClone(figure.layout)
  const { t = 0, b = 0, l = 0, r = 0 } = layout.margin ?? {}
  const { width, height } = layout
  const room = width - 2 * SIDE
  const head = lines(title, TITLE.font, room)
  const { keys, end } = flowed(items, room, KEY.before + TITLE.line * head.length)
  const foot = notes.split("\n").flatMap((note) => lines(note, NOTE.font, room))
  const above = end + 8
  const beneath = 20 + NOTE.line * foot.length
  Object.assign(layout, {
    height: height + above + beneath,
    autosize: false,
    paper_bgcolor: ground,
    plot_bgcolor: ground,
    margin: { ...layout.margin, t: t + above, b: b + beneath },
  })

  const top = t + above // pixels from the upper edge of the picture to that of the plot
  const onPaper = { xref: "paper", yref: "paper" }
  const text = { ...onPaper, x: 0, xanchor: "left", align: "left", showarrow: false }
  const put = (words, x, y, font) => ({
    ...text,
    text: words,
    y: 1,
    yanchor: "top",
    xshift: 16 + x - l,
    yshift: top - y,
    font,
  })
  layout.annotations = [
    ...(layout.annotations ?? []),
    put(head.join("<br>"), 0, 12, { family: SERIF, size: 20 }),
    ...keys.map((key) => put(key.words, key.x + 18, key.y - 3, { size: 12 })),
    {
      ...text,
      text: foot.join("<br>"),
      y: 0,
      yanchor: "top",
      xshift: 16 - l,
      yshift: -b - 6,
      font: { size: 11 },
    },
  ]

  const [plotWidth, plotHeight] = [width - l - r, height - t - b]
  const mark = (key) => ({
    ...onPaper,
    source: key.source,
    x: (16 + key.x - l) / plotWidth,
    y: 1 + (top - key.y) / plotHeight,
    sizex: 14 / plotWidth,
    sizey: 12 / plotHeight,
  })
  layout.images = [...(layout.images ?? []), ...keys.map(mark)]
  return { data: figure.data, layout }
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
  const { chart, file, ...words } = button.parentElement.dataset
  const format = button.dataset.form
  const rows = document.querySelector(`[data-rows="${CSS.escape(chart)}"]`)
  if (rows) return download(pictureOf(rows, format), `${file}.${format}`)
  try {
    const figure = await drawn(document.querySelector(`figure[data-chart="${CSS.escape(chart)}"]`))
    const block = figure.closest(".chart")
    const picture = framed(figure, words, block?.querySelectorAll(".legend li") ?? [])
    const { width, height } = picture.layout
    const scale = format === "png" ? 2 : 1
    const href = await window.Plotly.toImage(picture, { format, width, height, scale })
    download(href, `${file}.${format}`)
  } catch {
    button.textContent = "Not possible in this browser"
  }
}

export function savePictures() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button.picture")
    if (button) save(button)
  })
}
