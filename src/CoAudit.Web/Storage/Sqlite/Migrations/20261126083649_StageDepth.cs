using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoAudit.Web.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class StageDepth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "inputs",
                table: "stages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "reveal_at",
                table: "stages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "round",
                table: "stages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            // Written by hand: EF Core would switch foreign keys off, which SQLite does not do inside a transaction, and a crash would leave half of it.
            // Without row ids the table keeps its rows in the order of their random keys: their place tells nothing about who wrote when.
            migrationBuilder.Sql(
                """
                CREATE TABLE "contributions_new" (
                    "id" TEXT NOT NULL CONSTRAINT "PK_contributions" PRIMARY KEY,
                    "task_id" TEXT NULL,
                    "stage_id" TEXT NOT NULL,
                    "audit_id" TEXT NOT NULL,
                    "participant_id" TEXT NULL,
                    "group" TEXT NULL,
                    "kind" TEXT NOT NULL,
                    "text" TEXT NOT NULL,
                    "about" TEXT NULL,
                    "anonymous" INTEGER NOT NULL DEFAULT 0,
                    "round" INTEGER NOT NULL DEFAULT 1,
                    "at" INTEGER NOT NULL,
                    "late" INTEGER NOT NULL,
                    "withdrawn_at" INTEGER NULL,
                    "salt" BLOB NOT NULL,
                    CONSTRAINT "FK_contributions_tasks_task_id" FOREIGN KEY ("task_id") REFERENCES "tasks" ("id")
                ) WITHOUT ROWID;
                INSERT INTO "contributions_new" ("id", "task_id", "stage_id", "audit_id", "participant_id", "group", "kind", "text", "at", "late", "salt")
                SELECT c."id", c."task_id", c."stage_id", c."audit_id", c."participant_id",
                    (SELECT p."group" FROM "participants" p WHERE p."id" = c."participant_id"), c."kind", c."text", c."at", c."late", c."salt"
                FROM "contributions" c;
                DROP TABLE "contributions";
                ALTER TABLE "contributions_new" RENAME TO "contributions";
                CREATE INDEX "IX_contributions_stage_id" ON "contributions" ("stage_id");
                CREATE INDEX "IX_contributions_task_id" ON "contributions" ("task_id");
                """);

            migrationBuilder.CreateTable(
                name: "turns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    audit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    contribution_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    stage_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    item_id = table.Column<string>(type: "TEXT", nullable: true),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
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
                type: "TEXT",
                nullable: false,
                defaultValue: Guid.Empty,
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "participant_id",
                table: "contributions",
                type: "TEXT",
                nullable: false,
                defaultValue: Guid.Empty,
                oldClrType: typeof(Guid),
                oldType: "TEXT",
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
