import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { compiledFile, digestOf, openProgram, programFile } from './open-program.ts'

/*
 * A step of the build: loads the program, and keeps what V8 compiled of it beside it.
 */
const { program, compiled } = openProgram()
await program.load()

const draft = `${compiledFile}-${process.pid}`
const file = openSync(draft, 'wx')
writeSync(file, digestOf(readFileSync(programFile)))
writeSync(file, compiled())
fsyncSync(file)
closeSync(file)
renameSync(draft, compiledFile)
// What was loaded may hold timers; nothing of it was started.
process.exit(0)
