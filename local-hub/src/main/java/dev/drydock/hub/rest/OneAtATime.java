package dev.drydock.hub.rest;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Ends a connection on which a request comes before the former is answered, and one whose upgrade was refused. No SDK goes on there; and
 * Vert.x logs a stack trace when such a connection breaks, as the second request has no response yet.
 */
final class OneAtATime extends ChannelDuplexHandler {
    private static final String VERTX_HANDLER = "handler";

    private boolean answering;
    private boolean upgrading;
    private boolean upgraded;

    static void on(HttpConnection connection) {
        ((ConnectionBase) connection).channel().pipeline().addBefore(VERTX_HANDLER, "one-at-a-time", new OneAtATime());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            if (answering) {
                ReferenceCountUtil.release(message);
                var unused = context.close();
                return;
            }
            answering = true;
            upgrading = request.headers().contains(HttpHeaderNames.UPGRADE);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            upgraded = HttpResponseStatus.SWITCHING_PROTOCOLS.equals(response.status());
        }
        var written = context.write(message, promise.unvoid());
        if (message instanceof LastHttpContent) {
            answering = upgrading && !upgraded;
            if (answering) {
                var unused = written.addListener(ChannelFutureListener.CLOSE);
            }
        }
    }
}
