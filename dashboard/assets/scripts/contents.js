// The list of contents of a page marks the chart that the reader has before them.
const LINE = "-20% 0px -79% 0px" // the part of the window in which the reader looks

const seen = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) mark(target)
  },
  { rootMargin: LINE },
)
let watched = []

function mark(chart) {
  const place = chart.querySelector("h2[id]")?.id
  for (const link of document.querySelectorAll("#root .contents a")) {
    if (new URL(link.href).hash === `#${place}`) link.setAttribute("aria-current", "true")
    else link.removeAttribute("aria-current")
  }
}

// Streamlit replaces parts of the page: charts come and go.
function look() {
  const charts = [...document.querySelectorAll("#root .chart")]
  for (const chart of watched) if (!charts.includes(chart)) seen.unobserve(chart)
  for (const chart of charts) if (!watched.includes(chart)) seen.observe(chart)
  watched = charts
}

// On a narrow screen the list lies over nothing: it folds when a place is chosen.
function fold({ target }) {
  target.closest?.(".contents a")?.closest("details").removeAttribute("open")
}

export function markContents() {
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
  document.addEventListener("click", fold)
  look()
}
