/** How a medicine is given, by its code; `label` stands in forms, `plain` in a sentence to the patient. */
export const administrationRoutes = {
  oral: { label: 'By mouth', plain: 'by mouth' },
  sublingual: { label: 'Under the tongue', plain: 'under the tongue' },
  inhalation: { label: 'Inhaled', plain: 'inhaled' },
  nasal: { label: 'In the nose', plain: 'in the nose' },
  topical: { label: 'On the skin', plain: 'on the skin' },
  transdermal: { label: 'Patch on the skin', plain: 'as a patch on the skin' },
  ophthalmic: { label: 'In the eye', plain: 'in the eye' },
  otic: { label: 'In the ear', plain: 'in the ear' },
  subcutaneous: { label: 'Injected under the skin', plain: 'injected under the skin' },
  intramuscular: { label: 'Injected into a muscle', plain: 'injected into a muscle' },
  intravenous: { label: 'Into a vein', plain: 'into a vein' },
  rectal: { label: 'In the rectum', plain: 'in the rectum' },
  vaginal: { label: 'In the vagina', plain: 'in the vagina' },
  other: { label: 'Another way, see the instructions', plain: 'as the instructions say' },
} as const

export type RouteCode = keyof typeof administrationRoutes

const isRouteCode = (code: string): code is RouteCode => Object.hasOwn(administrationRoutes, code)

/** Every code, in the order of the form. */
export const routeCodes = Object.keys(administrationRoutes).filter(isRouteCode)

/** A code in the words of forms and records; undefined for one of another system. */
export const routeLabel = (code: string): string | undefined =>
  isRouteCode(code) ? administrationRoutes[code].label : undefined

/** A code as a part of a sentence. */
export const routePlain = (code: string): string | undefined =>
  isRouteCode(code) ? administrationRoutes[code].plain : undefined
