// Reads all pages of a search with Google's own client, then asks for nothing; prints what came of both.
const { factchecktools } = require('@googleapis/factchecktools')

const [rootUrl, query] = process.argv.slice(2)
const { claims } = factchecktools({ version: 'v1alpha1', rootUrl, auth: 'no-key' })

const read = async () => {
  const told = { texts: [], pages: 0 }
  let pageToken
  do {
    const { data } = await claims.search({ query, pageSize: 3, pageToken })
    told.texts.push(...data.claims.map(({ text }) => text))
    told.pages += 1
    pageToken = data.nextPageToken
  } while (pageToken)
  told.refused = await claims.search({}).then(() => [], (error) => [error.status, error.message])
  console.log(JSON.stringify(told))
}

read().catch((error) => { console.error(error); process.exitCode = 1 })
