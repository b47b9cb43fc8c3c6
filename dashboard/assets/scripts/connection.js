// Whether the connection to the server is lost stands on the root element, for the style sheet.
// A rule with :has() on the body would be looked at again for every change of the page.

const STATE = "data-test-connection-state" // an attribute that Streamlit writes
const LOST = ["PINGING_SERVER", "CONNECTING", "DISCONNECTED_FOREVER"]

function tell() {
  const state = document.querySelector(`#root [${STATE}]`)?.getAttribute(STATE)
  document.documentElement.toggleAttribute("data-connecting", LOST.includes(state))
}

export function tellConnection() {
  const changes = { subtree: true, attributes: true, attributeFilter: [STATE] }
  new MutationObserver(tell).observe(document.getElementById("root"), changes)
}
