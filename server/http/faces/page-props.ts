import type { Services } from '../../services.ts'
import type { RecordedPatientRequest } from '../routes/patient-route.ts'

/** What a page about a patient that says times and ages is given beside what it shows. */
export const pageProps = ({ times }: Pick<Services, 'times'>, { shell, req }: RecordedPatientRequest) => ({
  shell,
  time: times[shell.words.language],
  today: req.context.circumstances.local.date,
})
