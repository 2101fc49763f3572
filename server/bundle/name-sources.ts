import Module, { findSourceMap } from 'node:module'
import path from 'node:path'

/** Node forgets a map with its module. */
const mapped: Module[] = []

/** Of a script Node looks for no map, of a module it does: one without code names the map of the script. */
function readMap(script: string): void {
  const module = Object.assign(new Module(script), { filename: script })
  mapped.push(module)
  const compile: unknown = Reflect.get(module, '_compile')
  if (typeof compile === 'function') {
    compile.call(module, `//# sourceMappingURL=${path.basename(script)}.map`, script)
  }
}

/** A line of a trace as V8 writes it, with the place in our sources instead of that in the script. */
function lineOf(frame: NodeJS.CallSite, script: string): string {
  // The types know nothing of how V8 writes one.
  // oxlint-disable-next-line typescript/no-base-to-string
  const text = String(frame)
  const line = frame.getLineNumber()
  const column = frame.getColumnNumber()
  if (frame.getFileName() !== script || line === null || column === null) {
    return text
  }
  const origin = findSourceMap(script)?.findOrigin(line, column)
  return origin === undefined || !('fileName' in origin)
    ? text
    : text.replace(`${script}:${line}:${column}`, () =>
        [
          decodeURIComponent(origin.fileName.replace(/^file:\/\//, '')),
          origin.lineNumber,
          origin.columnNumber,
        ].join(':'),
      )
}

/**
 * Lets traces of stacks name our sources, where Node was started with `--enable-source-maps`. The map is millions of letters long, so it
 * is read when a trace is first written, and not by every start: from then on Node writes them.
 * @param script the file of the bundle, whose map lies beside it
 */
export function nameSources(script: string): void {
  if (!process.execArgv.includes('--enable-source-maps')) {
    return
  }
  Error.prepareStackTrace = (error, frames) => {
    Reflect.deleteProperty(Error, 'prepareStackTrace')
    readMap(script)
    return [String(error), ...frames.map((frame) => `    at ${lineOf(frame, script)}`)].join('\n')
  }
}
