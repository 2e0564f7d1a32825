using CoAudit.Web.Api;
using CoAudit.Web.Configuration;
using CoAudit.Web.Security;
using Microsoft.AspNetCore.SignalR;

namespace CoAudit.Web.StudioApi.Live;

/// <summary>Where Studio's viewer says which instance it shows; <see cref="LiveUpdates"/> tells it when that moves. Nothing is changed from here.</summary>
internal sealed class InstanceHub(WatchedInstances watched, PublicUrls urls) : Hub
{
    public override Task OnConnectedAsync()
    {
        // Browsers let a page of any site open a socket here, and send the cookies that its SameSite allows.
        var request = Context.GetHttpContext()!.Request;
        if (!ApiKeyAuthentication.IsUsed(request) && !SameOriginPosts.SaysItIsOurs(request, urls))
        {
            Context.Abort();
        }

        return base.OnConnectedAsync();
    }

    /// <summary>Studio's own name for it.</summary>
    public async Task ObserveInstanceAsync(string instanceId)
    {
        // In this order: what is watched is told at once, to those who are in the group by then.
        await Groups.AddToGroupAsync(Context.ConnectionId, instanceId, Context.ConnectionAborted);
        if (!watched.Add(Context.ConnectionId, instanceId))
        {
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, instanceId, Context.ConnectionAborted);
        }
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watched.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
