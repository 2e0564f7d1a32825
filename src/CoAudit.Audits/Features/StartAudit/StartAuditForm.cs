using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Time;

namespace CoAudit.Audits.Features.StartAudit;

/// <summary>What was typed to start an audit, checked field by field.</summary>
internal sealed record StartAuditForm
{
    private const int MaxParticipants = 500;

    public required string AuditType { get; init; }

    public required string Title { get; init; }

    public ServiceId? ServiceId { get; init; }

    public ServiceDetails? ServiceDetails { get; init; }

    public string? TimeZone { get; init; }

    public string? FacilitatorName { get; init; }

    public string? FacilitatorEmail { get; init; }

    public string? IndependentName { get; init; }

    public string? IndependentEmail { get; init; }

    public string? LeadEmail { get; init; }

    public required IReadOnlyList<CheckedParticipant> Participants { get; init; }

    /// <exception cref="InvalidCommandException">Everything that is wrong and can be told without looking anything up.</exception>
    public static StartAuditForm Check(StartAudit command)
    {
        FieldRules rules = new();
        var (serviceId, details) = CheckService(rules, command.Service);
        var form = new StartAuditForm
        {
            AuditType = rules.Required("auditType", "the audit type", command.AuditType),
            Title = rules.Required("title", "a title for the audit", command.Title, Audit.MaxTitleLength),
            ServiceId = serviceId,
            ServiceDetails = details,
            TimeZone = string.IsNullOrWhiteSpace(command.TimeZone) ? null : Model.ServiceDetails.Zone(rules, "timeZone", command.TimeZone),
            FacilitatorName = rules.Optional("facilitator.name", command.Facilitator?.Name),
            FacilitatorEmail = rules.Email("facilitator.email", command.Facilitator?.Email),
            IndependentName = rules.Optional("independent.name", command.Independent?.Name),
            IndependentEmail = rules.Email("independent.email", command.Independent?.Email),
            LeadEmail = command.LeadEmail,
            Participants = CheckParticipants(rules, command.Participants ?? []),
        };
        CheckIndependent(rules, form);
        rules.ThrowIfBroken();
        return form;
    }

    // Nobody judges an objection in their own case.
    private static void CheckIndependent(FieldRules rules, StartAuditForm form)
    {
        if (form.IndependentName is not null && form.IndependentEmail is null)
        {
            rules.Add("independent.email", "Objections reach the independent person by e-mail. Write their address.");
        }
        else if (form.IndependentEmail is { } email && (form.Participants.Any(p => IsSame(p.Email, email)) || IsSame(form.FacilitatorEmail, email)))
        {
            rules.Add("independent.email", "The independent person has no other part in the audit. Choose somebody else.");
        }
    }

    private static bool IsSame(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static (ServiceId? Id, ServiceDetails? Details) CheckService(FieldRules rules, ServiceGiven? service)
    {
        if (service is null)
        {
            rules.Add("service", "Say which service is audited.");
            return (null, null);
        }

        if (!string.IsNullOrWhiteSpace(service.Id))
        {
            if (!Model.ServiceId.TryParse(service.Id, out var id))
            {
                rules.Add("service.id", "There is no such service.");
            }

            return (id, null);
        }

        var contacts = (service.SafeguardingContacts ?? []).Select(c => (c.Name, c.Email, c.Phone, c.OutsideManagement)).ToList();
        var details = Model.ServiceDetails.Check(rules, "service.", service.Name, service.CouncilName, service.CouncilPhone, null, contacts);
        return (null, details);
    }

    private static IReadOnlyList<CheckedParticipant> CheckParticipants(FieldRules rules, IReadOnlyList<ParticipantGiven> given)
    {
        if (given.Count == 0)
        {
            rules.Add("participants", "Add the people who take part. An audit needs at least one.");
        }
        else if (given.Count > MaxParticipants)
        {
            rules.Add("participants", $"An audit has at most {MaxParticipants} participants.");
            return [];
        }

        List<CheckedParticipant> participants = [];
        HashSet<(Group, string)> seen = [];
        for (var i = 0; i < given.Count; i++)
        {
            var participant = CheckParticipant(rules, $"participants[{i}]", given[i]);
            if (participant.Email is { } email && !seen.Add((participant.Group, email.ToUpperInvariant())))
            {
                rules.Add($"participants[{i}].email", "Someone in this group has this address already. Each person needs their own.");
            }

            participants.Add(participant);
        }

        return participants;
    }

    private static CheckedParticipant CheckParticipant(FieldRules rules, string field, ParticipantGiven given)
    {
        var group = Groups.Find(given.Group);
        if (group is null)
        {
            rules.Add($"{field}.group", $"Choose a group: {string.Join(", ", Groups.Codes)}.");
        }

        if (!ContactHours.TryParse(given.Access?.BestTime, out _))
        {
            rules.Add($"{field}.access.bestTime", "Write hours like 20:30-21:30, or mornings, afternoons, evenings or nights.");
        }

        return new CheckedParticipant(
            rules.Required($"{field}.name", "the person's name", given.Name),
            rules.Email($"{field}.email", given.Email),
            group ?? default,
            new AccessProfile
            {
                Format = rules.Optional($"{field}.access.format", given.Access?.Format, 50),
                BestTime = rules.Optional($"{field}.access.bestTime", given.Access?.BestTime, 50),
                Language = rules.Optional($"{field}.access.language", given.Access?.Language, 50),
            });
    }
}

/// <summary>A participant whose fields are in order.</summary>
internal sealed record CheckedParticipant(string Name, string? Email, Group Group, AccessProfile Access);
