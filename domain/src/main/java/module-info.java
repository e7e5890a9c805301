/** The heart of Drydock: values and pure functions that know nothing of networks, files, clocks or threads. */
module dev.drydock.domain {
    requires static org.jspecify;

    exports dev.drydock.domain.admission;
    exports dev.drydock.domain.boot;
    exports dev.drydock.domain.device;
    exports dev.drydock.domain.firmware;
    exports dev.drydock.domain.gate;
    exports dev.drydock.domain.member;
    exports dev.drydock.domain.member.terms;
    exports dev.drydock.domain.order;
    exports dev.drydock.domain.reason;
    exports dev.drydock.domain.rollout;
    exports dev.drydock.domain.target;
    exports dev.drydock.domain.trust.floor;
    exports dev.drydock.domain.trust.key;
    exports dev.drydock.domain.trust.keyset;
    exports dev.drydock.domain.trust.manifest;
    exports dev.drydock.domain.trust.memory;
    exports dev.drydock.domain.update;
    exports dev.drydock.domain.wave;
    exports dev.drydock.domain.window;
}
