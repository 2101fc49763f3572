import { startEmbeddedDatabase } from '../server/embedded-database.ts'

/** A server for tests to kill: starts the database of a data folder, says so on a line, and stays. */
const [dataDirectory = ''] = process.argv.slice(2)
const database = await startEmbeddedDatabase({ dataDirectory, durable: false })
console.log(database.ownerUrl)
process.stdin.resume()
