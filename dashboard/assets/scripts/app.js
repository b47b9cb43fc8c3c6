// What the browser does on every page. This module runs before Streamlit's own scripts.
import { followChoices } from "./choices.js"
import { tellConnection } from "./connection.js"
import { markContents } from "./contents.js"
import { copyOnClick } from "./copying.js"
import { openDrawers } from "./drawer.js"
import { fitFrame } from "./embed.js"
import { drawFigures } from "./figures.js"
import { replaceFirstWords } from "./first.js"
import { followLinks } from "./links.js"
import { foldMenu } from "./menu.js"
import { fillPanels } from "./panels.js"
import { savePictures } from "./pictures.js"
import { searchAnywhere } from "./search.js"
import { sortTables } from "./sorting.js"
import { explainTerms } from "./terms.js"
import { watchTouch } from "./touch.js"
import { walkMarks } from "./walk.js"

replaceFirstWords()
tellConnection()
fitFrame()
openDrawers()
// Before the other links: a first tap on a word explains it.
explainTerms()
// Before the other links, which are followed without what else the view holds.
followChoices()
followLinks()
foldMenu()
searchAnywhere()
fillPanels()
drawFigures()
watchTouch()
walkMarks()
savePictures()
copyOnClick()
markContents()
sortTables()
