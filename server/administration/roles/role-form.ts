import { z } from 'zod'
import { readNetworkList } from '../../access/network-list.ts'
import { choice, wholeNumber } from '../../operations/fields.ts'
import { withFields } from '../../operations/input-fields.ts'
import { roleHourLines } from '../../../views/administration/hour-field-names.ts'
import { hourShape, readHours, typedHours } from './hours-form.ts'
import { rightField, roleFaults } from './role-faults.ts'
import { patientScopes, permissionNames, type RoleValues } from './role-values.ts'
import { fault } from '../../operations/fault.ts'

const mostTrustedDays = 90

const ticked = z.literal('on', fault('security.fault.tick-box-leave')).optional()

const rightShape = Object.fromEntries(permissionNames.map((right) => [rightField(right), ticked]))

const typedRole = z.looseObject({
  patientScope: choice('which-patients-they-see', patientScopes),
  trustedDeviceDays: wholeNumber('for-how-many-days-a-device-is-trusted', 0, mostTrustedDays),
  mfaRequired: ticked,
  emergencyAccess: ticked,
  textMessageCodesAllowed: ticked,
  networks: z.string().max(4_000, fault('security.fault.enter-fewer-networks')).default(''),
})

const texts = z.object({ ...hourShape(roleHourLines), ...rightShape })

/** What is asked of the form: to be shown with what it would change, to be shown as it is, or to be saved. */
export const roleSteps = ['preview', 'edit', 'save'] as const

const around = z.object({
  step: z.enum(roleSteps, fault('security.fault.look-changes-first')).default('preview'),
  version: z.string().max(40).default(''),
  reason: z
    .string()
    .max(500, fault('security.fault.shorten-reason-500-characters'))
    .default('')
    .transform((text) => text.trim()),
})

type Parsed = z.output<typeof around> & { readonly role: RoleValues }

/** A role as its form is sent: each right a box of its own. Unsafe combinations are refused with the field to mend. */
export const roleForm: z.ZodType<Parsed> = withFields(
  [around, typedRole, texts].flatMap(({ shape }) => Object.keys(shape)),
  z.unknown().transform((body, context) => {
    const read = around.and(typedRole).safeParse(body)
    const boxes = texts.safeParse(body)
    for (const result of [read, boxes]) {
      for (const { path, message } of result.error?.issues ?? []) {
        context.addIssue({ code: 'custom', path, message })
      }
    }
    if (!read.success || !boxes.success) {
      return z.NEVER
    }
    const { windows, faults } = readHours(boxes.data, roleHourLines)
    const { networks, problem } = readNetworkList(read.data.networks)
    const { step, version, reason, ...typed } = read.data
    const role: RoleValues = {
      permissions: permissionNames.filter((right) => boxes.data[rightField(right)] === 'on'),
      patientScope: typed.patientScope,
      accessWindows: windows,
      allowedNetworks: networks,
      mfaRequired: typed.mfaRequired === 'on',
      trustedDeviceDays: typed.trustedDeviceDays,
      emergencyAccess: typed.emergencyAccess === 'on',
      textMessageCodesAllowed: typed.textMessageCodesAllowed === 'on',
    }
    // Going back to the form needs no sound role yet.
    const problems =
      step === 'edit'
        ? []
        : [
            ...faults,
            ...(problem === undefined ? [] : [{ field: 'networks', message: problem }]),
            ...roleFaults(role),
          ]
    for (const { field, message } of problems) {
      context.addIssue({ code: 'custom', path: [field], message })
    }
    return problems.length > 0 ? z.NEVER : { role, step, version, reason }
  }),
)

/** A role as its form shows it. */
export const typedOfRole = (role: RoleValues): Record<string, string> => ({
  ...Object.fromEntries(role.permissions.map((right) => [rightField(right), 'on'])),
  ...typedHours(role.accessWindows),
  patientScope: role.patientScope,
  networks: role.allowedNetworks.join('\n'),
  trustedDeviceDays: String(role.trustedDeviceDays),
  ...(role.mfaRequired ? { mfaRequired: 'on' } : {}),
  ...(role.textMessageCodesAllowed ? { textMessageCodesAllowed: 'on' } : {}),
  ...(role.emergencyAccess ? { emergencyAccess: 'on' } : {}),
})
