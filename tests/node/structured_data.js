// Holds the page in a file against the presets of structured-data-testing-tool for Google, and prints what came of it.
const { readFileSync } = require('node:fs')
const { structuredDataTest } = require('structured-data-testing-tool')
const { Google } = require('structured-data-testing-tool/presets')

const [file, ...schemas] = process.argv.slice(2)
const told = ({ passed, failed, warnings }) =>
  Object.entries({ passed, failed, warnings }).map(([name, tests]) => `${name}: ${tests.map(({ test }) => test).join(' ')}`)

structuredDataTest(readFileSync(file, 'utf8'), { presets: [Google], schemas })
  .then(told, ({ res, ...error }) => { process.exitCode = 1; return res ? told(res) : [String(error)] })
  .then((lines) => console.log(lines.join('\n')))
