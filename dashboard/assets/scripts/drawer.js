// The evidence of a number, an event or a source, in a drawer beside the page.
// The address gets `?focus=ID`, and Streamlit hears nothing of it: the page stays as it is.
//
// Each piece of evidence is an entry of the history. Its state holds, as `drawer`, how many pieces
// are open one in the other, so that closing goes back to where the reader was before the first.
import { keepLasting } from "./lasting.js"
import { isPlainClick } from "./touch.js"
import { words } from "./words.js"

const PATIENCE = 150 // milliseconds until the empty drawer opens for a slow answer
const FRESH = 60_000 // milliseconds for which evidence that has come holds
const HIGHEST = 640 // pixels of a drawer in a frame that is as high as a whole page
const ABOVE = 120 // pixels of such a drawer above the place that was clicked

let drawer // the dialog, once something has been open
let known // the address without what is open in the drawer
let wanted = "" // the id that is to be seen
let pressed = null // what a finger or the mouse went down on since the drawer opened
let latest = null // the evidence that was fetched last
let isFetching = false // one piece is on its way before somebody asks for it
let next = "" // the id of the one to fetch after it
let lastPress = 0 // how far down the window the reader pressed last
let isClosing = false // the history is on its way back to before the first piece

const parameters = () => new URL(window.location.href).searchParams
const openId = () => parameters().get("focus")
const depth = () => window.history.state?.drawer ?? 0

function addressWith(id) {
  const address = new URL(window.location.href)
  address.searchParams.delete("focus")
  if (id) address.searchParams.set("focus", id)
  return address
}

// A link holds the id as its last step, or as the parameter of a view.
function idOf(link) {
  const { pathname, searchParams } = new URL(link.href)
  return searchParams.get("focus") ?? decodeURIComponent(pathname.split("/").at(-1))
}

// The day of the record, where the address names one; the page says what is none.
function dayOfRecord() {
  const text = parameters().get("as_of") ?? ""
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  return isDay ? text : ""
}

// An address of evidence with what lasts, but without a day that is none.
function addressIn(address) {
  keepLasting(address)
  if (!dayOfRecord()) address.searchParams.delete("as_of")
  return address
}

function addressOf(id) {
  const { search } = addressIn(new URL("?fragment=1", window.location.href))
  return `./evidence/${encodeURIComponent(id)}${search}`
}

function make() {
  drawer = document.createElement("dialog")
  drawer.className = "drawer"
  drawer.setAttribute("aria-labelledby", "evidence-title")
  drawer.addEventListener("pointerdown", ({ target }) => (pressed = target))
  drawer.addEventListener("click", onClickInside, true)
  drawer.addEventListener("close", onClosed)
  document.body.append(drawer)
}

// A tap that opens the drawer ends with a click, which would meet what the drawer shows there.
function onClickInside(event) {
  const isFromKeyboard = event.detail === 0
  const began = pressed
  pressed = null
  if (!isFromKeyboard && !began) {
    event.preventDefault()
    event.stopPropagation()
  } else if (event.target === drawer && began === drawer) drawer.close()
  else if (event.target.closest(".close")) drawer.close()
}

// Escape, the button and a tap beside the drawer close it; then the address has to follow.
function onClosed() {
  if (drawer.open) return
  drawer.replaceChildren()
  wanted = ""
  if (!openId()) return
  isClosing = depth() > 0
  if (isClosing) window.history.go(-depth())
  else forget()
}

// The address of the page alone, in the place of that of a link which came with evidence.
function forget() {
  window.history.replaceState({ ...window.history.state }, "", addressWith(""))
}

function open() {
  if (drawer.open) return
  const app = document.querySelector('[data-testid="stApp"]')
  if (app) drawer.style.colorScheme = getComputedStyle(app).colorScheme
  placeInFrame()
  pressed = null
  drawer.showModal()
}

// A frame on another site can be higher than the screen: there the drawer opens beside the place
// that was clicked.
function placeInFrame() {
  if (window.parent === window || window.innerHeight <= HIGHEST) return
  const lowest = window.innerHeight - HIGHEST
  const top = Math.max(0, Math.min(lastPress - ABOVE, lowest))
  Object.assign(drawer.style, { marginTop: `${top}px`, height: `${HIGHEST}px` })
}

function put(html) {
  drawer.innerHTML = html
  open()
  const evidence = drawer.querySelector(".evidence")
  evidence.scrollTo({ top: 0 })
  evidence.focus({ preventScroll: true })
}

const isEvidence = (html) => html.startsWith('<section class="evidence"')

async function fetched(address) {
  const answer = await fetch(address).catch(() => null)
  return (await answer?.text().catch(() => "")) ?? ""
}

function fetchPiece(address) {
  latest = { address, html: fetched(address), time: Date.now() }
  return latest
}

const isLatest = (address) => latest?.address === address && Date.now() - latest.time < FRESH

function forgetPiece(piece) {
  if (latest === piece) latest = null
}

// What the server says of an id. Whatever else may answer in its place is not shown.
async function evidenceOf(id) {
  const address = addressOf(id)
  const piece = isLatest(address) ? latest : fetchPiece(address)
  const html = await piece.html
  if (isEvidence(html)) return html
  forgetPiece(piece)
  return `<section class="evidence" tabindex="-1"><p>${words("noEvidence")}</p></section>`
}

// Fetch evidence that a reader comes near to, so that it is there when they ask for it: one piece
// at a time, and of those that they pass by meanwhile only the last.
export async function expectEvidence(id) {
  const address = addressOf(id)
  if (isLatest(address)) return
  if (isFetching) {
    next = id
    return
  }
  isFetching = true
  const piece = fetchPiece(address)
  if (!isEvidence(await piece.html)) forgetPiece(piece)
  isFetching = false
  const waiting = next
  next = ""
  if (waiting) expectEvidence(waiting)
}

function onNear({ target }) {
  const link = target.closest?.("a.focus")
  if (link) expectEvidence(idOf(link))
}

async function show(id) {
  if (!drawer) make()
  wanted = id
  const late = setTimeout(() => wanted === id && open(), PATIENCE)
  const html = await evidenceOf(id)
  clearTimeout(late)
  if (wanted === id) put(html)
}

export function openEvidence(id) {
  if (id === openId() && drawer?.open) return
  known = addressWith("").href
  const state = { ...window.history.state, drawer: depth() + 1 }
  window.history.pushState(state, "", addressWith(id))
  show(id)
}

// Where only the evidence of the address has changed, nobody else needs to hear of it.
function onHistory(event) {
  const before = known
  known = addressWith("").href
  if (event.isTrusted && known === before) event.stopImmediatePropagation()
  if (isClosing && openId()) forget()
  isClosing = false
  const id = openId()
  if (id) show(id)
  else {
    wanted = ""
    drawer?.close()
  }
}

// A new tab has no page behind it: there the link itself has to carry what lasts.
function keepInLink({ target }) {
  const link = target.closest?.("a.focus")
  if (link) link.href = addressIn(new URL(link.href))
}

function onClick(event) {
  const link = event.target.closest?.("a.focus")
  if (!link || !isPlainClick(event)) return
  event.preventDefault()
  openEvidence(idOf(link))
}

// To be called before Streamlit and others listen to the history.
export function openDrawers() {
  known = addressWith("").href
  window.addEventListener("popstate", onHistory)
  document.addEventListener("click", onClick)
  document.addEventListener("pointerdown", keepInLink)
  document.addEventListener("pointerdown", ({ clientY }) => (lastPress = clientY), true)
  for (const near of ["pointerover", "pointerdown", "focusin"]) {
    document.addEventListener(near, onNear)
  }
  // The words that came with the page point to the evidence of the link, if there is such a thing.
  if (openId() && document.querySelector(".pointer")) show(openId())
}
