import type { ReactElement } from 'react'
import { DisclosuresPage } from '../../../views/patients/disclosures/disclosures-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { queryPage } from '../../http/faces/operation-faces.ts'
import type { RecordedPatientRequest } from '../../http/routes/patient-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { disclosuresQuery, ownDisclosuresQuery, type ListedDisclosures } from './list-disclosures.ts'

/** Shows the list under one of its two addresses. */
function show(
  { req, shell }: RecordedPatientRequest,
  { identity, disclosures, onlyOpenings, page: listed }: ListedDisclosures,
  page: { own: boolean; address: string; back: { href: string; label: string } },
): ReactElement {
  const { own, address, back } = page
  const { say } = shell.words
  return (
    <DisclosuresPage
      shell={shell}
      time={shell.time}
      today={req.context.circumstances.local.date}
      identity={identity}
      own={own}
      disclosures={disclosures}
      other={
        onlyOpenings
          ? { href: address, label: say('patients.disclosures.show-lists') }
          : { href: `${address}?show=openings`, label: say('patients.disclosures.leave-out-lists') }
      }
      back={back}
      pages={linksOf(listed, address, onlyOpenings ? { show: 'openings' } : {})}
    />
  )
}

/** Who opened a record: for its care team, and for the patient. */
export function disclosureRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.disclosures.pattern,
    queryPage(services, disclosuresQuery, (visit, listed) => {
      const { patientId } = visit.patientAccess
      return show(visit, listed, {
        own: false,
        address: paths.disclosures(patientId),
        back: {
          href: paths.patient(patientId),
          label: visit.shell.words.say('patients.back-to-chart'),
        },
      })
    }),
  )

  routes.get(
    paths.ownDisclosures(),
    queryPage(services, ownDisclosuresQuery, (visit, listed) =>
      show(visit, listed, {
        own: true,
        address: paths.ownDisclosures(),
        back: { href: paths.ownRecord(), label: visit.shell.words.say('patients.disclosures.my-record') },
      }),
    ),
  )
}
