using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoAudit.Web.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class StageDepth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_contributions_tasks_task_id",
                table: "contributions");

            migrationBuilder.AddColumn<string>(
                name: "inputs",
                table: "stages",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "reveal_at",
                table: "stages",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "round",
                table: "stages",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AlterColumn<Guid>(
                name: "task_id",
                table: "contributions",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AlterColumn<Guid>(
                name: "participant_id",
                table: "contributions",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<string>(
                name: "about",
                table: "contributions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "anonymous",
                table: "contributions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "group",
                table: "contributions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "round",
                table: "contributions",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "withdrawn_at",
                table: "contributions",
                type: "bigint",
                nullable: true);

            // Words that were kept before had their group only by their person.
            migrationBuilder.Sql(
                "UPDATE contributions SET \"group\" = (SELECT p.\"group\" FROM participants p WHERE p.id = contributions.participant_id)");

            migrationBuilder.CreateTable(
                name: "turns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    audit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contribution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    item_id = table.Column<string>(type: "text", nullable: true),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    actor = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_turns", x => x.id);
                    table.ForeignKey(
                        name: "FK_turns_contributions_contribution_id",
                        column: x => x.contribution_id,
                        principalTable: "contributions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_turns_audit_id",
                table: "turns",
                column: "audit_id");

            migrationBuilder.CreateIndex(
                name: "IX_turns_contribution_id",
                table: "turns",
                column: "contribution_id");

            migrationBuilder.AddForeignKey(
                name: "FK_contributions_tasks_task_id",
                table: "contributions",
                column: "task_id",
                principalTable: "tasks",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_contributions_tasks_task_id",
                table: "contributions");

            migrationBuilder.DropTable(
                name: "turns");

            migrationBuilder.DropColumn(
                name: "inputs",
                table: "stages");

            migrationBuilder.DropColumn(
                name: "reveal_at",
                table: "stages");

            migrationBuilder.DropColumn(
                name: "round",
                table: "stages");

            migrationBuilder.DropColumn(
                name: "about",
                table: "contributions");

            migrationBuilder.DropColumn(
                name: "anonymous",
                table: "contributions");

            migrationBuilder.DropColumn(
                name: "group",
                table: "contributions");

            migrationBuilder.DropColumn(
                name: "round",
                table: "contributions");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                table: "contributions");

            migrationBuilder.AlterColumn<Guid>(
                name: "task_id",
                table: "contributions",
                type: "uuid",
                nullable: false,
                defaultValue: Guid.Empty,
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "participant_id",
                table: "contributions",
                type: "uuid",
                nullable: false,
                defaultValue: Guid.Empty,
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AddForeignKey(
                name: "FK_contributions_tasks_task_id",
                table: "contributions",
                column: "task_id",
                principalTable: "tasks",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
