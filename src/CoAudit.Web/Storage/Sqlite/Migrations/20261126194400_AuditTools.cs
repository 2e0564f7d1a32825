using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoAudit.Web.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AuditTools : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "scores",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "changed_at",
                table: "scored_lines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "professional",
                table: "scored_lines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "scored_lines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "why",
                table: "contributions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "tool_decisions",
                columns: table => new
                {
                    contribution_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    audit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    line_id = table.Column<string>(type: "TEXT", nullable: true),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tool_decisions", x => x.contribution_id);
                    table.ForeignKey(
                        name: "FK_tool_decisions_contributions_contribution_id",
                        column: x => x.contribution_id,
                        principalTable: "contributions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tool_lines",
                columns: table => new
                {
                    audit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    professional = table.Column<string>(type: "TEXT", nullable: false),
                    plain = table.Column<string>(type: "TEXT", nullable: false),
                    easy = table.Column<string>(type: "TEXT", nullable: true),
                    easy_approved = table.Column<bool>(type: "INTEGER", nullable: false),
                    critical = table.Column<bool>(type: "INTEGER", nullable: false),
                    sampling = table.Column<string>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: true),
                    grew_from = table.Column<Guid>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    struck = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tool_lines", x => new { x.audit_id, x.id });
                    table.ForeignKey(
                        name: "FK_tool_lines_audits_audit_id",
                        column: x => x.audit_id,
                        principalTable: "audits",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tool_versions",
                columns: table => new
                {
                    audit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    stage_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    frozen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tool_versions", x => new { x.audit_id, x.number });
                    table.ForeignKey(
                        name: "FK_tool_versions_audits_audit_id",
                        column: x => x.audit_id,
                        principalTable: "audits",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_tool_decisions_audit_id",
                table: "tool_decisions",
                column: "audit_id");

            // A frozen version stays as it is: not even a hand-written statement changes it or takes it away.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER tool_versions_are_not_removed BEFORE DELETE ON tool_versions
                BEGIN SELECT RAISE(ABORT, 'A frozen tool cannot be removed.'); END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER tool_versions_are_not_changed BEFORE UPDATE ON tool_versions
                BEGIN SELECT RAISE(ABORT, 'A frozen tool cannot be changed.'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "tool_decisions");

            migrationBuilder.DropTable(
                name: "tool_lines");

            migrationBuilder.DropTable(
                name: "tool_versions");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "scores");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "scored_lines");

            migrationBuilder.DropColumn(
                name: "professional",
                table: "scored_lines");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "scored_lines");

            migrationBuilder.DropColumn(
                name: "why",
                table: "contributions");
        }
    }
}
