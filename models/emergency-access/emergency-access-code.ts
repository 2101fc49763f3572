import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

export class EmergencyAccessCode extends Model<
  InferAttributes<EmergencyAccessCode>,
  InferCreationAttributes<EmergencyAccessCode>
> {
  declare id: CreationOptional<string>
  declare userId: string
  declare codeHash: Buffer
  declare issuedAt: Date
  declare usedAt: CreationOptional<Date | null>
}

export function defineEmergencyAccessCode(sequelize: Sequelize): void {
  EmergencyAccessCode.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      userId: { type: DataTypes.UUID, allowNull: false },
      codeHash: { type: DataTypes.BLOB, allowNull: false },
      issuedAt: { type: DataTypes.DATE, allowNull: false },
      usedAt: { type: DataTypes.DATE },
    },
    { sequelize, modelName: 'EmergencyAccessCode', tableName: 'emergency_access_codes', timestamps: false },
  )
}
