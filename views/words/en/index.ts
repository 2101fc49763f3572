import { access } from './access.ts'
import { accounts } from './accounts.ts'
import { administration } from './administration.ts'
import { audit } from './audit.ts'
import { catalogue } from './catalogue.ts'
import { code } from './code.ts'
import { components } from './components.ts'
import { dashboard } from './dashboard.ts'
import { diagnoses } from './diagnoses.ts'
import { emergencyAccess } from './emergency-access.ts'
import { event } from './event.ts'
import { facility } from './facility.ts'
import { fault } from './fault.ts'
import { field } from './field.ts'
import { frame } from './frame.ts'
import { http } from './http.ts'
import { interactions } from './interactions.ts'
import { mail } from './mail.ts'
import { overtaken } from './overtaken.ts'
import { pages } from './pages.ts'
import { patients } from './patients.ts'
import { pharmacy } from './pharmacy.ts'
import { prescriptions } from './prescriptions.ts'
import { refused } from './refused.ts'
import { results } from './results.ts'
import { security } from './security.ts'
import { vitalSigns } from './vital-signs.ts'
import { wards } from './wards.ts'

/** Everything that the product says in English. */
export const en = {
  ...access,
  ...accounts,
  ...administration,
  ...audit,
  ...catalogue,
  ...code,
  ...components,
  ...dashboard,
  ...diagnoses,
  ...emergencyAccess,
  ...event,
  ...facility,
  ...fault,
  ...field,
  ...frame,
  ...http,
  ...interactions,
  ...mail,
  ...overtaken,
  ...pages,
  ...patients,
  ...pharmacy,
  ...prescriptions,
  ...refused,
  ...results,
  ...security,
  ...vitalSigns,
  ...wards,
} as const
