<?php

declare(strict_types=1);

namespace App\Billing;

final class Price
{
    public function __construct(
        private readonly int $cents,
        private readonly string $currency = 'EUR',
    ) {
    }

    public function format(): string
    {
        return sprintf('%.2f %s', $this->cents / 100, $this->currency);
    }
}
