import { serve } from '../../server/serve.ts'
import { TestClock } from './test-clock.ts'

/** MedGuard's own server, but for its clock, which stands on the Wednesday morning on which every house of the tests begins. */
await serve(new TestClock())
