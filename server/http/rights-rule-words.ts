/** Why a change of rights was refused, whoever asked for it. */
export type RightsRule = 'own-role' | 'own-rights' | 'shuts-oneself-out'

/** What is said of each. */
export const rightsRuleWords: Record<RightsRule, { heading: string; reason: string }> = {
  'own-role': {
    heading: 'Not your own role',
    reason: 'Nobody changes the role they hold. Ask somebody with another role who may change roles.',
  },
  'own-rights': {
    heading: 'Not your own access',
    reason: 'Nobody gives themselves hours or networks. Ask a colleague who manages access.',
  },
  'shuts-oneself-out': {
    heading: 'This would shut you out',
    reason:
      'The address you are at now is not in these networks. Add it, or ask a colleague to save the list.',
  },
}
