import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from './new-id.ts'

export type Relationship = 'primary' | 'covering' | 'consulting'

export class CareTeamAssignment extends Model<
  InferAttributes<CareTeamAssignment>,
  InferCreationAttributes<CareTeamAssignment>
> {
  declare id: CreationOptional<string>
  declare patientId: string
  declare userId: string
  declare relationship: Relationship
  declare startsAt: Date
  declare endsAt: CreationOptional<Date | null>
  declare assignedBy: CreationOptional<string | null>
  declare createdAt: Date
}

export function defineCareTeamAssignment(sequelize: Sequelize): void {
  CareTeamAssignment.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID, allowNull: false },
      userId: { type: DataTypes.UUID, allowNull: false },
      relationship: { type: DataTypes.TEXT, allowNull: false },
      startsAt: { type: DataTypes.DATE, allowNull: false },
      endsAt: { type: DataTypes.DATE },
      assignedBy: { type: DataTypes.UUID },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'care_team_assignments', timestamps: false },
  )
}
