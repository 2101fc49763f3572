import { openProgram } from './open-program.ts'

await openProgram().program.serve()
