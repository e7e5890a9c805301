package dev.drydock.application.fleet.engine;

import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.RolloutId.Order;
import java.util.ArrayList;
import java.util.List;

/** Brings one message to a device of a drawn world, and the answers back. */
final class Courier implements MemberEffect.Performer {
    private final FickleDevice device;
    private final RolloutId rollout;
    private final List<FickleDevice.News> news = new ArrayList<>();

    Courier(FickleDevice device, RolloutId rollout) {
        this.device = device;
        this.rollout = rollout;
    }

    List<FickleDevice.News> news() {
        return news;
    }

    private Order order(int attempt) {
        return new Order(rollout, attempt);
    }

    @Override
    public void sendOrder(MemberEffect.SendOrder effect) {
        Order order = order(effect.attempt());
        device.call(order).ifPresent(event -> news.add(new FickleDevice.News(order, event)));
    }

    @Override
    public void leaveOrder(MemberEffect.LeaveOrder effect) {
        device.leave(order(effect.attempt()));
    }

    @Override
    public void withdrawOrder(MemberEffect.WithdrawOrder effect) {
        Order order = order(effect.attempt());
        device.withdraw(order);
        news.add(new FickleDevice.News(order, new MemberEvent.WithdrawalConfirmed(effect.attempt(), effect.leaving())));
    }

    @Override
    public void cancelUpdate(MemberEffect.CancelUpdate effect) {
        device.cancel(order(effect.attempt())).ifPresent(news::add);
    }

    @Override
    public void readReport(MemberEffect.ReadReport effect) {
        device.goOn().ifPresent(news::add);
    }
}
