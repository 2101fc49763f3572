import { DisclosuresPage } from '../../views/patients/disclosures-page.tsx'
import type { Shown } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { askedPage } from '../http/list-page.ts'
import { patientRoute, type PatientVisit } from '../http/patient-route.ts'
import { queryText } from '../http/query.ts'
import { newestFirst } from '../lists/cursor.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { openDisclosures } from './read-disclosures.ts'

/** Shows the list under one of its two addresses. */
async function show(
  services: Services,
  visit: PatientVisit,
  page: { own: boolean; address: string; back: { href: string; label: string } },
): Promise<Shown> {
  const { req, admission, receipt, shell } = visit
  const { own, address, back } = page
  const openings = queryText(req, 'show') === 'openings'
  const asked = askedPage(services, req, { keyset: newestFirst })
  const { identity, disclosures, next } = await openDisclosures(services, receipt, {
    patientId: admission.patientId,
    kind: openings ? 'openings' : 'everything',
    page: asked,
    reader: { actorId: admission.actor.id, whose: own ? 'your' : 'the patient’s' },
  })
  return (
    <DisclosuresPage
      shell={shell}
      time={services.time}
      today={req.context.circumstances.local.date}
      identity={identity}
      own={own}
      disclosures={disclosures}
      other={
        openings
          ? { href: address, label: 'Show lists too' }
          : { href: `${address}?show=openings`, label: 'Leave out lists' }
      }
      back={back}
      pages={asked.leadsOn(next)(address, openings ? { show: 'openings' } : {})}
    />
  )
}

/** Who opened a record: for its care team, and for the patient. */
export function disclosureRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.disclosures.pattern,
    patientRoute(services, {
      action: 'disclosures.open',
      event: 'disclosures.viewed',
      show: (visit) => {
        const { patientId } = visit.admission
        return show(services, visit, {
          own: false,
          address: paths.disclosures(patientId),
          back: { href: paths.patient(patientId), label: 'Back to the chart' },
        })
      },
    }),
  )

  routes.get(
    paths.ownDisclosures(),
    patientRoute(services, {
      action: 'own-record.open',
      event: 'own-disclosures.viewed',
      show: (visit) =>
        show(services, visit, {
          own: true,
          address: paths.ownDisclosures(),
          back: { href: paths.ownRecord(), label: 'My record' },
        }),
    }),
  )
}
