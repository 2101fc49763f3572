import type { Services } from '../../services.ts'
import type { RecordedPatientRequest } from '../routes/patient-route.ts'

/** What a page about a patient that says times and ages is given beside what it shows. */
export const pageProps = ({ time }: Pick<Services, 'time'>, { shell, req }: RecordedPatientRequest) => ({
  shell,
  time,
  today: req.context.circumstances.local.date,
})
