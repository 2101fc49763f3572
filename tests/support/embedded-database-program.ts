import { startEmbeddedDatabase } from '../../server/embedded-database.ts'

/** A server for tests to kill: starts the database of a data folder, prints each step, and stays. */
const [dataDirectory = ''] = process.argv.slice(2)
await startEmbeddedDatabase({ dataDirectory, durable: false, onProgress: console.log })
console.log('Ready')
process.stdin.resume()
