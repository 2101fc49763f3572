import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import type { EmergencyReasonCode } from './emergency-grant.ts'
import { newId } from './new-id.ts'
import { guardSealedAttributes, sealedAttribute, type Sealed } from './sealed.ts'

/** Emergency access beyond the day's limit, which an officer has to approve. */
export class EmergencyRequest extends Model<
  InferAttributes<EmergencyRequest>,
  InferCreationAttributes<EmergencyRequest>
> {
  declare id: CreationOptional<string>
  declare userId: string
  /** Null for one’s own work outside hours and networks. */
  declare patientId: string | null
  declare codeId: string
  declare sessionId: string
  declare reasonCode: EmergencyReasonCode
  declare reason: Sealed
  declare askedAt: Date
  declare lapsesAt: Date
  declare decision: CreationOptional<'approved' | 'refused' | null>
  declare decidedAt: CreationOptional<Date | null>
  declare decidedBy: CreationOptional<string | null>
}

export function defineEmergencyRequest(sequelize: Sequelize): void {
  EmergencyRequest.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      userId: { type: DataTypes.UUID, allowNull: false },
      patientId: { type: DataTypes.UUID },
      codeId: { type: DataTypes.UUID, allowNull: false },
      sessionId: { type: DataTypes.UUID, allowNull: false },
      reasonCode: { type: DataTypes.TEXT, allowNull: false },
      reason: sealedAttribute({ allowNull: false }),
      askedAt: { type: DataTypes.DATE, allowNull: false },
      lapsesAt: { type: DataTypes.DATE, allowNull: false },
      decision: { type: DataTypes.TEXT },
      decidedAt: { type: DataTypes.DATE },
      decidedBy: { type: DataTypes.UUID },
    },
    { sequelize, tableName: 'emergency_requests', timestamps: false },
  )
  guardSealedAttributes(EmergencyRequest)
}
