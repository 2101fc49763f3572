import { benches } from './benches.ts'
import { readOptions } from './measuring/options.ts'
import { keepResult } from './measuring/results.ts'

const options = readOptions(process.argv.slice(2))
const unknown = options.names.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`)
  process.exit(1)
}
const started = performance.now()
const progress = (line: string) =>
  console.log(`[${((performance.now() - started) / 1000).toFixed(1)} s] ${line}`)

for (const [name, bench] of Object.entries(benches)) {
  if (options.names.length === 0 || options.names.includes(name)) {
    const result = await bench(options, progress)
    console.log(`\n${result.report}\n`)
    console.log(`Kept in ${await keepResult(name, options, result.figures)}`)
  }
}
