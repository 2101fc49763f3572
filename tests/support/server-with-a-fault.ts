import { serve } from '../../server/serve.ts'
import { TestClock } from './test-clock.ts'

await serve(new TestClock())
// Faults as a programming error makes them, at a moment that a test chooses.
process.on('SIGUSR2', () => {
  void Promise.reject(new TypeError('Palesa Modise has no ward'))
})
process.on('SIGWINCH', () => {
  throw new RangeError('Palesa Modise has no ward')
})
