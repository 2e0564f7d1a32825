using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoAudit.Web.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class EvidenceFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "thanks",
                table: "findings",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "evidence_helped_by",
                table: "contributions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "evidence_kind",
                table: "contributions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "evidence_read_back",
                table: "contributions",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "evidence_spoke_by",
                table: "contributions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "evidence_words",
                table: "contributions",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "evidence_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    audit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    participant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group = table.Column<string>(type: "text", nullable: false),
                    about = table.Column<string>(type: "text", nullable: true),
                    contribution_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    width = table.Column<int>(type: "integer", nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    late = table.Column<bool>(type: "boolean", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    sharing = table.Column<string>(type: "text", nullable: false),
                    redacted = table.Column<bool>(type: "boolean", nullable: false),
                    decision_reason = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    withdrawn_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence_files", x => x.id);
                    table.ForeignKey(
                        name: "FK_evidence_files_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evidence_file_contents",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    copy = table.Column<string>(type: "text", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence_file_contents", x => new { x.file_id, x.copy });
                    table.ForeignKey(
                        name: "FK_evidence_file_contents_evidence_files_file_id",
                        column: x => x.file_id,
                        principalTable: "evidence_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_evidence_files_audit_id",
                table: "evidence_files",
                column: "audit_id");

            migrationBuilder.CreateIndex(
                name: "IX_evidence_files_stage_id",
                table: "evidence_files",
                column: "stage_id");

            migrationBuilder.CreateIndex(
                name: "IX_evidence_files_task_id",
                table: "evidence_files",
                column: "task_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evidence_file_contents");

            migrationBuilder.DropTable(
                name: "evidence_files");

            migrationBuilder.DropColumn(
                name: "thanks",
                table: "findings");

            migrationBuilder.DropColumn(
                name: "evidence_helped_by",
                table: "contributions");

            migrationBuilder.DropColumn(
                name: "evidence_kind",
                table: "contributions");

            migrationBuilder.DropColumn(
                name: "evidence_read_back",
                table: "contributions");

            migrationBuilder.DropColumn(
                name: "evidence_spoke_by",
                table: "contributions");

            migrationBuilder.DropColumn(
                name: "evidence_words",
                table: "contributions");
        }
    }
}
