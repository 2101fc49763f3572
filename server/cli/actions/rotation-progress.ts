import type { RotationListener } from '../../keys/rotate-root-key.ts'
import { complain } from '../output.ts'
import type { Progress } from '../progress.ts'

/** Shows on the terminal where a turn of keys has got to. */
export function showRotation(progress: Progress, words: string): RotationListener {
  let waited = ''
  return {
    waiting: (holders) => {
      const which = holders.map(({ host, processId }) => `process ${processId} on ${host}`).join(', ')
      if (which !== waited) {
        waited = which
        complain(`Waiting until the new key is taken up by ${which}`)
      }
    },
    begin: (total) => progress.begin(words, total),
    progress: (done) => progress.at(done),
  }
}
