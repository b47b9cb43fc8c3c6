// Parameters of the address that stay in the links from page to page: the day of the record and the
// language. The server says which they are.
const names = () => document.querySelector("script[data-lasting]").dataset.lasting.split(" ")

// Give an address those of the page in view that it does not name itself.
export function keepLasting(address) {
  const { searchParams } = new URL(window.location.href)
  for (const name of names()) {
    const value = searchParams.get(name)
    if (value && !address.searchParams.has(name)) address.searchParams.set(name, value)
  }
  return address
}
