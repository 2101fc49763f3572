import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

/** Stops the removal of audit rows: of all, or of the months that name a patient. One asks for its end, another agrees. */
export class LegalHold extends Model<InferAttributes<LegalHold>, InferCreationAttributes<LegalHold>> {
  declare id: CreationOptional<string>
  /** Null: the whole log. */
  declare patientId: string | null
  declare reason: string
  declare setAt: Date
  declare setBy: string
  declare setByName: string
  declare liftReason: CreationOptional<string | null>
  declare liftAskedAt: CreationOptional<Date | null>
  declare liftAskedBy: CreationOptional<string | null>
  declare liftAskedByName: CreationOptional<string | null>
  declare liftedAt: CreationOptional<Date | null>
  declare liftedBy: CreationOptional<string | null>
  declare liftedByName: CreationOptional<string | null>
}

export function defineLegalHold(sequelize: Sequelize): void {
  LegalHold.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID },
      reason: { type: DataTypes.TEXT, allowNull: false },
      setAt: { type: DataTypes.DATE, allowNull: false },
      setBy: { type: DataTypes.UUID, allowNull: false },
      setByName: { type: DataTypes.TEXT, allowNull: false },
      liftReason: { type: DataTypes.TEXT },
      liftAskedAt: { type: DataTypes.DATE },
      liftAskedBy: { type: DataTypes.UUID },
      liftAskedByName: { type: DataTypes.TEXT },
      liftedAt: { type: DataTypes.DATE },
      liftedBy: { type: DataTypes.UUID },
      liftedByName: { type: DataTypes.TEXT },
    },
    { sequelize, modelName: 'LegalHold', tableName: 'audit_legal_holds', timestamps: false },
  )
}
