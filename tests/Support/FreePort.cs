using System.Net;
using System.Net.Sockets;

namespace CoAudit.TestSupport;

/// <summary>Finds a loopback port that nobody listens on.</summary>
public static class FreePort
{
    /// <summary>A port that was free a moment ago; servers that lose the race for it report that they could not bind.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
