import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from './new-id.ts'
import { guardSealedAttributes, sealedAttribute, type Sealed } from './sealed.ts'

export const emergencyReasonCodes = [
  'life-threatening',
  'unconscious',
  'urgent-care',
  'team-unavailable',
  'other',
] as const
export type EmergencyReasonCode = (typeof emergencyReasonCodes)[number]

export class EmergencyGrant extends Model<
  InferAttributes<EmergencyGrant>,
  InferCreationAttributes<EmergencyGrant>
> {
  declare id: CreationOptional<string>
  declare userId: string
  declare patientId: string
  declare codeId: string
  declare sessionId: string
  declare reasonCode: EmergencyReasonCode
  declare reason: Sealed
  declare startsAt: Date
  declare endsAt: Date
  declare endedAt: CreationOptional<Date | null>
}

export function defineEmergencyGrant(sequelize: Sequelize): void {
  EmergencyGrant.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      userId: { type: DataTypes.UUID, allowNull: false },
      patientId: { type: DataTypes.UUID, allowNull: false },
      codeId: { type: DataTypes.UUID, allowNull: false },
      sessionId: { type: DataTypes.UUID, allowNull: false },
      reasonCode: { type: DataTypes.TEXT, allowNull: false },
      reason: sealedAttribute({ allowNull: false }),
      startsAt: { type: DataTypes.DATE, allowNull: false },
      endsAt: { type: DataTypes.DATE, allowNull: false },
      endedAt: { type: DataTypes.DATE },
    },
    { sequelize, tableName: 'emergency_grants', timestamps: false },
  )
  guardSealedAttributes(EmergencyGrant)
}
