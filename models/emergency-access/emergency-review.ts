import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'
import { guardSealedAttributes, sealedAttribute, type Sealed } from '../sealing/sealed.ts'

export class EmergencyReview extends Model<
  InferAttributes<EmergencyReview>,
  InferCreationAttributes<EmergencyReview>
> {
  declare id: CreationOptional<string>
  declare grantId: string
  declare reviewerId: string
  /** 1, or 2 for what somebody else thinks of an escalated one. */
  declare opinion: CreationOptional<1 | 2>
  declare outcome: 'justified' | 'unjustified' | 'escalated'
  declare comment: Sealed
  declare reviewedAt: Date
}

export function defineEmergencyReview(sequelize: Sequelize): void {
  EmergencyReview.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      grantId: { type: DataTypes.UUID, allowNull: false },
      reviewerId: { type: DataTypes.UUID, allowNull: false },
      opinion: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 1 },
      outcome: { type: DataTypes.TEXT, allowNull: false },
      comment: sealedAttribute({ allowNull: false }),
      reviewedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'EmergencyReview', tableName: 'emergency_reviews', timestamps: false },
  )
  guardSealedAttributes(EmergencyReview)
}
