import { keepHeapSmall } from './keep-heap-small.ts'
import { openProgram } from './open-program.ts'

const { program } = openProgram()
keepHeapSmall()
await program.serve()
